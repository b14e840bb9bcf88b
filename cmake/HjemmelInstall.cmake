# What `cmake --install` puts on a machine: the runtime with its public headers as a CMake package and for pkg-config, and the command
# line if it was built. `cmake --install build --component runtime` leaves the command line out.

include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hjemmel)

# Two export sets: an archive brings its dependencies along, a shared library does not.
foreach(kind static shared)
  string(REPLACE "hjemmel_runtime_static" "hjemmel_runtime" target hjemmel_runtime_${kind})
  install(TARGETS ${target} EXPORT hjemmel_${kind}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT runtime)
  install(EXPORT hjemmel_${kind} FILE hjemmel-${kind}.cmake NAMESPACE hjemmel:: DESTINATION ${package_dir} COMPONENT runtime)
endforeach()

install(DIRECTORY DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/hjemmel COMPONENT runtime)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT runtime
  FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/hjemmel-config.cmake.in ${PROJECT_BINARY_DIR}/package/hjemmel-config.cmake
  INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/hjemmel-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/package/hjemmel-config.cmake ${PROJECT_BINARY_DIR}/package/hjemmel-config-version.cmake
  DESTINATION ${package_dir} COMPONENT runtime)

# The package can be moved: its prefix is found from where the file stands.
file(RELATIVE_PATH pkgconfig_to_prefix /p/${CMAKE_INSTALL_LIBDIR}/pkgconfig /p)
configure_file(${PROJECT_SOURCE_DIR}/cmake/hjemmel.pc.in ${PROJECT_BINARY_DIR}/package/hjemmel.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/package/hjemmel.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT runtime)
