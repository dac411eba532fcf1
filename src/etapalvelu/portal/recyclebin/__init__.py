"""Where deleted content waits for thirty days, so that a mistake can be put right."""
