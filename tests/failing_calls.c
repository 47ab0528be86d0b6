/* Preloaded into a process: lets the n-th call that changes a file below a folder fail. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { ONE, SHORT, HALF, FROM_THEN_ON };

static int count, at, error, mode;
static char folder[512];

void fail_at(const char *below, int number, int code, int how) {
    strncpy(folder, below, sizeof folder - 1);
    count = 0, at = number, error = code, mode = how;
}

int calls_made(void) { return count; }

static int below(const char *path) { return folder[0] && path && !strncmp(path, folder, strlen(folder)); }

static int is_below(int file) {
    char link[64], path[1024];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return below(path);
}

static int fails(void) {
    count++;
    if (!at || (mode == FROM_THEN_ON ? count < at : count != at)) return 0;
    errno = error;
    return 1;
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name);

ssize_t write(int file, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t)
    if (!is_below(file) || !fails()) return real(file, bytes, length);
    if (mode == SHORT && length > 1) return real(file, bytes, length / 2);
    if (mode == HALF && length > 1) {
        real(file, bytes, length / 2);
        errno = error;
    }
    return -1;
}

#define OF_FILE(name) int name(int file) { REAL(int, #name, int) return is_below(file) && fails() ? -1 : real(file); }
OF_FILE(fsync)
OF_FILE(fdatasync)

int ftruncate(int file, off_t length) {
    REAL(int, "ftruncate", int, off_t)
    return is_below(file) && fails() ? -1 : real(file, length);
}

int ftruncate64(int file, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t)
    return is_below(file) && fails() ? -1 : real(file, length);
}

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *)
    return (below(from) || below(to)) && fails() ? -1 : real(from, to);
}

#define OF_PATH(name) int name(const char *path, mode_t bits) { \
    REAL(int, #name, const char *, mode_t) return below(path) && fails() ? -1 : real(path, bits); }
OF_PATH(mkdir)
OF_PATH(chmod)

/* Reading: what only looks fails where that is asked for. */
static int reading;

void fail_reading(int on) { reading = on; }

static int looks_and_fails(const char *path) { return reading && below(path) && fails(); }

DIR *opendir(const char *path) {
    REAL(DIR *, "opendir", const char *)
    return looks_and_fails(path) ? 0 : real(path);
}

ssize_t read(int file, void *bytes, size_t length) {
    REAL(ssize_t, "read", int, void *, size_t)
    return reading && is_below(file) && fails() ? -1 : real(file, bytes, length);
}

#define OPENS(name) int name(const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); mode_t bits = va_arg(rest, mode_t); va_end(rest); \
    REAL(int, #name, const char *, int, ...) \
    if ((reading || flags & (O_CREAT | O_WRONLY | O_RDWR)) && below(path) && fails()) return -1; \
    return real(path, flags, bits); }
OPENS(open)
OPENS(open64)
