using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Buffers;

internal sealed class BufferModel : IModelPart
{
    private const int PartLength = 8;

    public void Map(ModelBuilder model) => model.Entity<DraftBuffer>(buffer =>
    {
        buffer.ToTable("DraftBuffers").HasKey(row => new { row.PersonId, row.Item, row.Part });
        buffer.Property(row => row.Item).HasMaxLength(BufferKey.MaxLength);
        buffer.Property(row => row.Part).HasMaxLength(PartLength);
        buffer.Property(row => row.Basis).HasMaxLength(ContentId.Length);
        buffer.Property(row => row.Revision).IsConcurrencyToken();
        buffer.HasIndex(row => row.ChangedAt);
    });
}
