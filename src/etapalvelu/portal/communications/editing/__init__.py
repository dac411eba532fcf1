"""Plans are written one part at a time; two who write at once are both heard (decision 0004)."""
