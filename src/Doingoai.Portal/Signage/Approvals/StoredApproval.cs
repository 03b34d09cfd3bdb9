using System.Buffers.Text;
using Doingoai.Protocol.Trust;

namespace Doingoai.Portal.Signage.Approvals;

/// <summary>A signed approval statement as it travels in manifests, with what it says in columns.</summary>
internal sealed class StoredApproval
{
    private StoredApproval()
    {
    }

    public StoredApproval(Guid id, Guid publication, string version, string contentType, ApprovalStatement statement, Approval approval)
    {
        (Id, PublicationId, VersionId, ContentType) = (id, publication, version, contentType);
        (ItemId, Language, ScreenClass, SlideSha256) = (statement.Item, statement.Language, statement.ScreenClass, statement.SlideSha256);
        (Person, PersonName) = (statement.Person, statement.PersonName);
        At = DateTimeOffset.FromUnixTimeMilliseconds(statement.AtMs);
        ValidUntil = DateTimeOffset.FromUnixTimeMilliseconds(statement.ValidUntilMs);
        (Kind, Statement) = (approval.Kind, approval.Statement);
    }

    public Guid Id { get; private set; }

    public Guid PublicationId { get; private set; }

    public string VersionId { get; private set; } = "";

    public string ItemId { get; private set; } = "";

    public string Language { get; private set; } = "";

    /// <summary>Key, or <c>*</c> for media shown as they are.</summary>
    public string ScreenClass { get; private set; } = "";

    public string SlideSha256 { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public Guid Person { get; private set; }

    public string PersonName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset ValidUntil { get; private set; }

    public ApprovalKind Kind { get; private set; }

    /// <summary>The signed string.</summary>
    public string Statement { get; private set; } = "";

    public Approval Signed => new(Kind, Statement);

    /// <summary>The very same statement under another signature; false if it is none.</summary>
    public bool SignAnew(Func<byte[], string> sign)
    {
        if (Statement.Split('.') is not [_, var payload, _] || !Base64Url.IsValid(payload)) return false;
        Statement = sign(Base64Url.DecodeFromChars(payload));
        return true;
    }
}
