using System.Security.Cryptography;
using System.Text;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Identity;

/// <summary>
/// While there is no administrator, every start writes a link that makes the first one: valid for 30 minutes, used once,
/// in a file only the portal's own user can read. Nothing secret goes to the console.
/// </summary>
internal sealed partial class SetUpLink(
    IDbContextFactory<PortalDb> dbs, IOptions<DatabaseOptions> database, HttpEndpoints http, TimeProvider time, ILogger<SetUpLink> logger)
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(30);

    private readonly Lock _once = new();
    private byte[]? _sha256;
    private DateTimeOffset _until;

    public string File => Path.Combine(Path.GetFullPath(database.Value.Folder), "set-up-link.txt");

    public async Task WriteIfNeededAsync(CancellationToken cancel)
    {
        System.IO.File.Delete(File);
        if (!await IsNeededAsync(cancel)) return;

        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);
        (_sha256, _until) = (Hash(token), time.GetUtcNow() + Validity);
        await using (var writer = new StreamWriter(PrivateFile.Create(File)))
            await writer.WriteLineAsync($"{(http.Addresses() is [var first, ..] ? first : "http://localhost:5080")}/admin/set-up/{token}");
        LogWritten(File, Validity.TotalMinutes);
    }

    public bool IsValid(string? token) =>
        token is not null && _sha256 is { } expected && time.GetUtcNow() < _until && CryptographicOperations.FixedTimeEquals(Hash(token), expected);

    /// <summary>True once, for the right token.</summary>
    public bool Use(string? token)
    {
        lock (_once)
        {
            if (!IsValid(token)) return false;
            _sha256 = null;
        }

        System.IO.File.Delete(File);
        return true;
    }

    private async Task<bool> IsNeededAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return !await LastAdministrator.ExistsAsync(db, except: null, cancel);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    [LoggerMessage(LogLevel.Information, "No administrator yet: the link to make the first one is in {File} for {Minutes} minutes.")]
    private partial void LogWritten(string file, double minutes);
}
