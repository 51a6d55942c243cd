# Everything a fresh machine needs is Swift, make and apt; the rest is installed by `make demo` and `make test`.

SWIFT ?= swift
# Without the table of 45,000 symbols that nobody looks up the program starts in three quarters of the time. Nor does it look
# for libraries beside itself: whoever could write there would be asked first.
RELEASE = -c release --static-swift-stdlib --product certback --disable-local-rpath -Xlinker -s -Xlinker --gc-sections -Xlinker --no-export-dynamic

.PHONY: demo build test interop soak docs lint format release bench clean packages

demo: packages ## Builds certback and opens it on simulated records: no account needed.
	$(SWIFT) build --product certback
	$$($(SWIFT) build --show-bin-path)/certback demo

build: packages ## Builds everything, tests included.
	$(SWIFT) build --build-tests

# All tests begun at once, each takes as long as all of them, and what was signed at its beginning has expired at its end.
ABREAST = SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8

test: packages lint ## All that CI checks. Whole programs are tried one after the other: each keeps the machine busy.
	$(SWIFT) build --build-tests
	.ci/docs
	$(ABREAST) $(SWIFT) test --skip-build --skip CertbackTests
	$(SWIFT) test --skip-build --filter CertbackTests --no-parallel

interop: packages ## The official SDK and tccli beside certback, against the simulator; installs both below .build first.
	@.ci/install-packages python3-venv faketime
	.ci/interop

soak: packages ## The tests that take long: hundreds of kills at random moments, and the random tests many times over.
	.ci/soak

docs: packages ## The library's pages, into .build/docs; every public declaration must have a comment.
	$(SWIFT) build --product certback
	.ci/docs

lint: ## Format and borders between the targets.
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Resources
	.ci/check-imports

format: ## Brings the sources into the project's format.
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Resources

release: packages ## One file that can be copied to a host; says where it is.
	$(SWIFT) build $(RELEASE)
	@echo "certback is at $$($(SWIFT) build $(RELEASE) --show-bin-path)/certback"

bench: release ## Measures a release build beside the smallest C programs that do the same; takes some ten minutes.
	$(SWIFT) build $(RELEASE:certback=APIBenchmark)
	.ci/bench "$$($(SWIFT) build $(RELEASE) --show-bin-path)"

packages:
	@.ci/install-packages libncursesw5-dev libsqlite3-dev openssl tmux python3

clean: ## Removes what was built.
	$(SWIFT) package clean
