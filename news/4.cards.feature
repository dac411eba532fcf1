A point adds its room, contact and own instruction to a national service card; new cards begin with the facts of their service.
