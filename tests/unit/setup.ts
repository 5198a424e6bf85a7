// Shared set-up of the unit and component tests.
