namespace Doingoai.Player.Link;

/// <summary>The connection that stands, if one does.</summary>
internal sealed class LinkState
{
    private volatile Standing? _standing;

    /// <summary>Came up, went down or was exchanged. Handlers return at once.</summary>
    public event Action? Changed;

    public ILinkConnection? Connection => _standing?.Connection;

    /// <summary>Name of the link, or <c>null</c>.</summary>
    public string? Name => _standing?.Name;

    public void Set(string name, ILinkConnection connection)
    {
        _standing = new(name, connection);
        Changed?.Invoke();
    }

    public void Clear()
    {
        _standing = null;
        Changed?.Invoke();
    }

    private sealed record Standing(string Name, ILinkConnection Connection);
}
