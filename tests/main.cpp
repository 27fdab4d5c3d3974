// doctest's main, compiled once for all test programs. It tells the tests where they are, so that a program started by hand finds the
// same files as under ctest; who sets a variable beforehand keeps it.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>

int main(int argc, char** argv) {
    setenv("FIREBREAK_SOURCE_DIR", FIREBREAK_SOURCE_DIR, 0);
    setenv("FIREBREAK_BINARY_DIR", FIREBREAK_BINARY_DIR, 0);
    setenv("FIREBREAK_PLUGIN_PATH", FIREBREAK_PLUGIN_DIR, 0);
    return doctest::Context{argc, argv}.run();
}
