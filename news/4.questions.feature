Questions: similar ones shown before sending, "I have the same question", discussion, agenda of a team meeting, answers that become a guide or a card, checks whether an answer still holds.
