"""What a workstation has to have, by dated profiles, and what each point has (guide 3.1.1)."""
