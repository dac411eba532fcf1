People got everything that the portal knows of them from their profile, as a page or as JSON.
