enum BrowserUIStub {}
