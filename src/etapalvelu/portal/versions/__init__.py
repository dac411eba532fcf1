"""Working copies and earlier versions of content, for those who write it."""
