"""What every feature may use and what belongs to none: the gate, tables, indexers."""
