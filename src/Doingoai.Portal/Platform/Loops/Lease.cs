namespace Doingoai.Portal.Platform.Loops;

/// <summary>Which node does a job now, so that two nodes do not both do it.</summary>
internal sealed class Lease(string name, string owner, DateTimeOffset until)
{
    public string Name { get; private set; } = name;

    public string Owner { get; private set; } = owner;

    public DateTimeOffset Until { get; private set; } = until;
}
