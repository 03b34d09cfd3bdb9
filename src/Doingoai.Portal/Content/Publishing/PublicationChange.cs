using Microsoft.EntityFrameworkCore.Storage;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>The transaction in which publications change. Once it is committed the old generation is no longer believed here.</summary>
internal sealed class PublicationChange(IDbContextTransaction transaction, KnownGeneration generation) : IAsyncDisposable
{
    public async Task CommitAsync(CancellationToken cancel)
    {
        try
        {
            await transaction.CommitAsync(cancel);
        }
        finally
        {
            generation.Forget(); // also when nobody knows how the commit ended
        }
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
