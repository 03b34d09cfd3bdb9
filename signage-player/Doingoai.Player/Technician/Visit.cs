namespace Doingoai.Player.Technician;

/// <summary>Somebody at a page: before the PIN, or after it.</summary>
/// <param name="time">Counts how long it may last.</param>
internal sealed class Visit(IReadOnlyList<Guid> screens, TimeProvider time)
{
    /// <summary>A pad that is left alone goes away.</summary>
    public static readonly TimeSpan PadIdle = TimeSpan.FromSeconds(60);

    /// <summary>A page that is left alone closes.</summary>
    public static readonly TimeSpan PageIdle = TimeSpan.FromMinutes(2);

    /// <summary>And never stays longer, whoever leans on the glass.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private long _began = time.GetTimestamp();
    private long _touched = time.GetTimestamp();

    public IReadOnlyList<Guid> Screens => screens;

    public bool IsOpen { get; private set; }

    /// <summary>What the network test found so far.</summary>
    public IReadOnlyList<NetworkStep>? Network { get; set; }

    public bool IsTesting { get; set; }

    public TimeSpan Left
    {
        get
        {
            var idle = (IsOpen ? PageIdle : PadIdle) - time.GetElapsedTime(_touched);
            var whole = Longest - time.GetElapsedTime(_began);
            return idle < whole ? idle : whole;
        }
    }

    public bool IsOver => Left <= TimeSpan.Zero;

    public void Touch() => _touched = time.GetTimestamp();

    public void Open()
    {
        IsOpen = true;
        _began = _touched = time.GetTimestamp();
    }
}
