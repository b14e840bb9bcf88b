/* What the library shows: these names are exported, all others of it are hidden. Included by both public headers; needs
 * nothing. */
#ifndef HJEMMEL_API_H
#define HJEMMEL_API_H

#if defined(__GNUC__)
#define HJEMMEL_API __attribute__((visibility("default")))
#else
#define HJEMMEL_API
#endif

#endif
