Managers confirmed once a year who may do what in their organisation, and were reminded of it.
