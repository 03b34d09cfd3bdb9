using Doingoai.Portal.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Signage.Trust;

/// <summary>Opens the trust folder when it is first asked for; makes it on the first start of a portal that has none.</summary>
internal sealed partial class TrustSetup(IOptions<DatabaseOptions> database, TimeProvider time, ILogger<TrustSetup> logger)
{
    public TrustFolder Folder { get; } = new(database.Value.SqliteFile("trust"));

    public PortalTrust Open()
    {
        var now = time.GetUtcNow();
        if (!Folder.Exists) NewTrust.Make(Folder, rootFolder: null, now);
        if (Folder.HoldsRoot) LogRootIsHere(Folder.RootFile);

        return PortalTrust.Open(Folder, now);
    }

    [LoggerMessage(LogLevel.Warning, "The root key is on this machine ({File}). Whoever takes the machine can rename the approvers: move the file to a medium in a safe.")]
    private partial void LogRootIsHere(string file);
}
