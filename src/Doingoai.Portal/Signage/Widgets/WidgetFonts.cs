using System.Collections.Concurrent;
using Doingoai.Portal.Media;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Signage.Approvals;
using Doingoai.Portal.Signage.Slides;
using Doingoai.Portal.Signage.Trust;
using Doingoai.Protocol.Trust;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Signage.Widgets;

/// <summary>
/// Typefaces as blobs, so that they travel in manifests by hash like any other file. A font decides what its digits look
/// like, so it needs an approval like a picture; those of the system's packages are approved by the portal itself.
/// </summary>
internal sealed class WidgetFonts(FontFiles files, IBlobStore blobs, IDbContextFactory<PortalDb> dbs, PortalTrust trust, TimeProvider time)
{
    public const string ContentType = "font/ttf";

    private static readonly TimeSpan Validity = TimeSpan.FromDays(20 * 366);

    private readonly ConcurrentDictionary<string, WidgetFont> _known = new();
    private volatile string _kid = trust.Kid;

    /// <summary><c>null</c> if the system has no such file: the widget then uses the screen's own.</summary>
    public async Task<WidgetFont?> FindAsync(string name, CancellationToken cancel)
    {
        if (_kid != trust.Kid)
        {
            _known.Clear(); // the portal signs with another key
            _kid = trust.Kid;
        }

        if (_known.TryGetValue(name, out var known)) return known;
        if (files.PathOf(name) is not { } path) return null;

        var sha256 = await blobs.PutAsync(await File.ReadAllBytesAsync(path, cancel), cancel);
        return _known.GetOrAdd(name, new WidgetFont(sha256, await ApprovalAsync(sha256, cancel)));
    }

    // Stored, because signing anew would change the manifests.
    private async Task<Approval> ApprovalAsync(string sha256, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var stored = await db.Approvals.AsNoTracking().Where(row => row.SlideSha256 == sha256 && row.PublicationId == Guid.Empty).OrderBy(row => row.Id).ToListAsync(cancel);
        if (stored.FindLast(row => trust.Signed(row.Statement, JwsTypes.Approval)) is { } known) return known.Signed; // an earlier key's word no longer counts

        var now = time.GetUtcNow();
        var statement = new ApprovalStatement(
            sha256, Item: "", Language: "", SlideProjection.AnyClass, RiskClass.Evergreen, (now + Validity).ToUnixTimeMilliseconds(), Person.Portal.Id, Person.Portal.Name, now.ToUnixTimeMilliseconds());
        var approval = new StoredApproval(
            Guid.CreateVersion7(now), Guid.Empty, version: "", ContentType, statement, new(ApprovalKind.Portal, trust.Sign(JwsTypes.Approval, statement)));
        db.Approvals.Add(approval);
        await db.SaveChangesAsync(cancel);
        return approval.Signed;
    }
}

/// <summary>A stored typeface and the portal's word for it.</summary>
internal sealed record WidgetFont(string Sha256, Approval Approval);
