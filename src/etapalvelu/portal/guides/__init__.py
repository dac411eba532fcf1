"""Guide pages: the founding guide as pages of a book, and how a page or a news item reads."""
