`make backup` copied the data while people worked and proved the copy; `make restore` put it back, counted and hashed.
