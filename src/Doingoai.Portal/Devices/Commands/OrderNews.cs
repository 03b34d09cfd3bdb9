namespace Doingoai.Portal.Devices.Commands;

/// <summary>Says that orders or their outcomes are not what they were; pages listen and throttle themselves.</summary>
internal sealed class OrderNews
{
    /// <summary>Handlers return at once.</summary>
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}
