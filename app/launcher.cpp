// The file that is started: small, so that it runs at once, where the program itself needs a third of a second to load LibTorch.
// What must be settled before that happens here; then the program (a module beside us) is loaded and called.
#include <dlfcn.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

int main(int argc, char** argv) {
  // GNU OpenMP reads this while it loads. Its default (spinning) makes everything 12 times slower as soon as another program
  // takes a core.
  setenv("OMP_WAIT_POLICY", "passive", 0);
  // OpenBLAS has threads of its own that spin for 25 ms after a product, on the cores that we want next (2^4 cycles instead).
  setenv("OPENBLAS_THREAD_TIMEOUT", "4", 0);
#ifdef ELBOSCOPE_HOLDS_INTERRUPTS
  // Ctrl-C while the libraries load waits for the program's own InterruptWatch.
  sigset_t interrupts;
  sigemptyset(&interrupts);
  sigaddset(&interrupts, SIGINT);
  sigaddset(&interrupts, SIGTERM);
  sigprocmask(SIG_BLOCK, &interrupts, nullptr);
#endif
  // By its whole path: where a sanitizer stands in for dlopen, our own run path does not count.
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  // Installed, modules lie in a folder of their own; in a build folder they do not.
  const std::filesystem::path libraries = self.parent_path().parent_path() / "lib";
  std::filesystem::path path = libraries / "elboscope" / ELBOSCOPE_MODULE;
  if (!std::filesystem::exists(path, error)) path = libraries / ELBOSCOPE_MODULE;
  void* module = dlopen(path.c_str(), RTLD_LAZY | RTLD_GLOBAL);
  if (module == nullptr) {
    std::fprintf(stderr, "%s: the program's module cannot be loaded: %s\n", argv[0], dlerror());
    return 1;
  }
  using Program = int (*)(int, char**);
  const auto program = reinterpret_cast<Program>(dlsym(module, "elboscope_program"));
  if (program == nullptr) {
    std::fprintf(stderr, "%s: %s is not a module of this program\n", argv[0], ELBOSCOPE_MODULE);
    return 1;
  }
  return program(argc, argv);
}
