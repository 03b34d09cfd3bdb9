using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

/// <summary>Lets a file's address on the old portal lead to an asset of the library.</summary>
internal sealed class RememberLegacyFile(IDbContextFactory<PortalDb> dbs)
{
    public async Task RunAsync(string id, string sha256, CancellationToken cancel)
    {
        if (!IsValid(id)) throw new RuleException("media.bad-legacy-id", id);
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.LegacyFiles.FindAsync([id], cancel) is { } known) known.Become(sha256);
        else db.LegacyFiles.Add(new(id, sha256));
        await db.SaveChangesAsync(cancel);
    }

    public static bool IsValid(string id) => id.Length is > 0 and <= LegacyFile.LongestId && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_');
}
