What is deleted waits thirty days in the bin of its organisation and comes back with its identifier, state and versions.
