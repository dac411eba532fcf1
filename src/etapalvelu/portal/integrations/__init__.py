"""The portal's neighbours: registers that it reads and writes."""
