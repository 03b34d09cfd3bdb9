using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>Opens the transaction in which publications change.</summary>
internal static class GenerationLock
{
    /// <summary>Raises the generation first: its row lock puts all changes of publications in one order on either database.</summary>
    public static async Task<PublicationChange> BeginPublicationChangeAsync(this PortalDb db, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SiteGeneration.Where(row => row.Id == SiteGeneration.TheOne)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Number, row => row.Number + 1), cancel);
        return new PublicationChange(transaction, db.GetService<KnownGeneration>());
    }
}
