namespace Doingoai.Portal.Signage.Manifests;

/// <summary>A recall list as it was signed.</summary>
internal sealed class IssuedRecallList
{
    private IssuedRecallList()
    {
    }

    public IssuedRecallList(Guid id, string jws, DateTimeOffset now) => (Id, Jws, IssuedAt) = (id, jws, now);

    public Guid Id { get; private set; }

    public string Jws { get; private set; } = "";

    public DateTimeOffset IssuedAt { get; private set; }
}
