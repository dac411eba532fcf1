People follow contents, organisations and themes, find notices in an inbox and get mail as they choose; they confirm required reading, mark favourites and say whether a content helped.
