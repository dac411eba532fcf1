"""`make backup` and `make restore`: copies of the database and its blobs that prove themselves."""
