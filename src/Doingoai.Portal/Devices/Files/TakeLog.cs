using System.Text;
using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Protocol.Wire;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices.Files;

/// <summary>The log a command asked for. What a device sends is hostile: bounded, read as text, and only what was cleaned here is kept.</summary>
internal sealed class TakeLog(IDbContextFactory<PortalDb> dbs, IBlobStore blobs, TimeProvider time)
{
    private const int Attempts = 5;

    /// <summary>False: nobody asked for it, or not any more.</summary>
    public async Task<bool> RunAsync(Guid device, Guid command, byte[] bytes, CancellationToken cancel)
    {
        string? log = null;
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await dbs.CreateDbContextAsync(cancel);
            var row = await db.Set<CommandRow>().FirstOrDefaultAsync(row => row.Id == command && row.Device == device && row.Name == CommandNames.SendLogs, cancel);
            if (row is null || row.IsFinal || row.AnswerBefore <= time.GetUtcNow()) return false;

            row.BringLog(log ??= await blobs.PutAsync(Encoding.UTF8.GetBytes(Clean(Encoding.UTF8.GetString(bytes))), cancel));
            try
            {
                await db.SaveChangesAsync(cancel);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                // The same device reports about the same order meanwhile.
            }
        }
    }

    /// <summary>Lines of text: neither control characters that move a cursor nor marks that turn the reading direction.</summary>
    public static string Clean(string text) => string.Create(text.Length, text, (clean, dirty) =>
    {
        for (var at = 0; at < dirty.Length; at++)
        {
            var c = dirty[at];
            clean[at] = c is '\n' or '\t' || !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069') ? c : '\uFFFD';
        }
    });
}
