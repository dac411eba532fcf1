Words of the glossary are linked in texts at their first occurrence, in all their inflected forms, with an explanation by pointer, keyboard and touch.
