An engine of appointments in which two bookings cannot get the same expert or room at the same time; no page uses it yet.
