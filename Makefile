# Everything a fresh machine needs is Swift, make and apt; the rest is installed by `make demo` and `make test`.

SWIFT ?= swift
# The file needs no library on its host but the C library, nor does it look for any beside itself: whoever could write there
# would be asked first. Without the table of 45,000 symbols that nobody looks up, and with its 148,000 addresses packed where
# the C library can unpack them, it starts in three fifths of the time and holds 8 MB less.
LIBRARIES = ncursesw tinfo sqlite3 z stdc++
STATIC = .build/static
PACKED = $(if $(shell grep -ls GLIBC_ABI_DT_RELR /lib/*-linux-gnu/libc.so.6 /lib64/libc.so.6),-Xlinker -z -Xlinker pack-relative-relocs)
RELEASE = -c release --static-swift-stdlib --product certback --disable-local-rpath -Xswiftc -use-ld=lld \
	-Xswiftc -L$(CURDIR)/$(STATIC) -Xlinker -s -Xlinker --gc-sections -Xlinker --no-export-dynamic $(PACKED)

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
	@mkdir -p $(STATIC)
	@for name in $(LIBRARIES); do ln -sf "$$(clang -print-file-name=lib$$name.a)" $(STATIC)/; done
	$(SWIFT) build $(RELEASE)
	@echo "certback is at $$($(SWIFT) build $(RELEASE) --show-bin-path)/certback"

bench: release ## Measures a release build beside the smallest C programs that do the same; takes some ten minutes.
	$(SWIFT) build $(RELEASE:certback=APIBenchmark)
	.ci/bench "$$($(SWIFT) build $(RELEASE) --show-bin-path)"

packages:
	@.ci/install-packages libncursesw5-dev libsqlite3-dev openssl tmux python3

clean: ## Removes what was built.
	$(SWIFT) package clean
