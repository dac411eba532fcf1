Personal data went by a retention table in the registry, with a dry run, a proof after the pack, and a daily pack of the database.
