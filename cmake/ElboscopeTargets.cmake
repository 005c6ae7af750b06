# Flags and target shapes, said once: a room (library), a program, a test.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# A translation unit that includes ATen takes about 1 GB of compiler memory.
set_property(GLOBAL PROPERTY JOB_POOLS torch_compile=2)

find_program(ELBOSCOPE_CCACHE ccache)
if(ELBOSCOPE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ELBOSCOPE_CCACHE})
endif()

add_library(elboscope_flags INTERFACE)
target_compile_options(elboscope_flags INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
target_include_directories(elboscope_flags INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
if(ELBOSCOPE_WERROR)
  # GCC 12 at -O3 sees overlaps in "literal" + std::string that are not there (GCC bug 105651).
  target_compile_options(elboscope_flags INTERFACE -Werror $<$<CXX_COMPILER_ID:GNU>:-Wno-error=restrict>)
endif()
set(ELBOSCOPE_SANITIZER_ENVIRONMENT "ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1")
if(ELBOSCOPE_SANITIZE MATCHES "thread")
  # One thread in LibTorch's own loops: the sanitizer does not see how OpenMP's threads wait for each other.
  set(ELBOSCOPE_SANITIZER_ENVIRONMENT
      "OMP_NUM_THREADS=1;OPENBLAS_NUM_THREADS=1;TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/thread_sanitizer.supp:ignore_noninstrumented_modules=1")
endif()
if(ELBOSCOPE_SANITIZE)
  target_compile_options(elboscope_flags INTERFACE -fsanitize=${ELBOSCOPE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(elboscope_flags INTERFACE -fsanitize=${ELBOSCOPE_SANITIZE})
endif()

# elboscope_room(NAME SOURCES ... HEADERS ... DEPENDS ... PRIVATE_DEPENDS ...)
# HEADERS are the room's public headers: they compile alone, without torch and Qt
# (target all_verify_interface_header_sets).
function(elboscope_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;HEADERS;DEPENDS;PRIVATE_DEPENDS" ${ARGN})
  add_library(elboscope_${name} STATIC ${ROOM_SOURCES})
  if(ROOM_HEADERS)
    foreach(header IN LISTS ROOM_HEADERS)
      set_property(GLOBAL APPEND_STRING PROPERTY ELBOSCOPE_PUBLIC_HEADERS "${CMAKE_CURRENT_SOURCE_DIR}/${header}\n")
    endforeach()
    target_sources(elboscope_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ROOM_HEADERS})
  endif()
  set_target_properties(elboscope_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON LINKER_LANGUAGE CXX)
  target_link_libraries(elboscope_${name} PUBLIC elboscope_flags ${ROOM_DEPENDS} PRIVATE ${ROOM_PRIVATE_DEPENDS})
  if("elboscope_torch" IN_LIST ROOM_PRIVATE_DEPENDS)
    set_target_properties(elboscope_${name} PROPERTIES JOB_POOL_COMPILE torch_compile)
  endif()
endfunction()

# elboscope_test(NAME SOURCES ... DEPENDS ... [LABELS ...] [TIMEOUT s]): one Qt Test program, run offscreen.
function(elboscope_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;DEPENDS;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  target_compile_definitions(${name} PRIVATE QT_NO_KEYWORDS
    ELBOSCOPE_FIXTURES="${PROJECT_SOURCE_DIR}/tests/fixtures" ELBOSCOPE_SOURCE="${PROJECT_SOURCE_DIR}"
    ELBOSCOPE_PROGRAMS="${PROJECT_BINARY_DIR}/bin")
  target_link_libraries(${name} PRIVATE elboscope_flags ${TEST_DEPENDS} Qt6::Core Qt6::Test)
  if("elboscope_torch" IN_LIST TEST_DEPENDS)
    set_target_properties(${name} PROPERTIES JOB_POOL_COMPILE torch_compile)
  endif()
  add_test(NAME ${name} COMMAND ${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;OMP_WAIT_POLICY=passive;OPENBLAS_THREAD_TIMEOUT=4;${ELBOSCOPE_SANITIZER_ENVIRONMENT}")
endfunction()
