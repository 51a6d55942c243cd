enum RollbackStub {}
