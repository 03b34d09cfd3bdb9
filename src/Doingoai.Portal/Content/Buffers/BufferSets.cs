using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Buffers;

internal static class BufferSets
{
    extension(PortalDb db)
    {
        internal DbSet<DraftBuffer> DraftBuffers => db.Set<DraftBuffer>();
    }
}
