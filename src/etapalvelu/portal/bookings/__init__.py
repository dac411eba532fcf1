"""Remote appointments: when an expert and a room are free together, and who has taken them."""
