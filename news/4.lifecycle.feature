Texts are followed through review, publication, change and withdrawal: authors and reviewers are told, readers see change notes, reviews come in time, what is withdrawn names its successor.
