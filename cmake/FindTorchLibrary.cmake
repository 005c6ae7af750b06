# elboscope_torch: LibTorch as system headers, whichever version was configured (1.13 of Debian, 2.x of a pip wheel).
find_package(Torch REQUIRED)
add_library(elboscope_torch INTERFACE)
foreach(dir IN LISTS TORCH_INCLUDE_DIRS)
  if(NOT dir STREQUAL "/usr/include")
    target_include_directories(elboscope_torch SYSTEM INTERFACE ${dir})
  endif()
endforeach()
# at::parallel_for is a template in ATen's headers: without OpenMP in our own sources it runs on one thread.
find_package(OpenMP REQUIRED COMPONENTS CXX)
target_link_libraries(elboscope_torch INTERFACE ${TORCH_LIBRARIES} OpenMP::OpenMP_CXX)
separate_arguments(elboscope_torch_flags UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(elboscope_torch INTERFACE ${elboscope_torch_flags})
message(STATUS "LibTorch ${Torch_VERSION}: ${TORCH_LIBRARY}")
