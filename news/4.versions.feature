Writers work in a copy while readers see the present text; the history shows what each version changed.
