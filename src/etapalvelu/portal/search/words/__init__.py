"""Words of texts and of questions, brought to the forms in which the index holds them."""
