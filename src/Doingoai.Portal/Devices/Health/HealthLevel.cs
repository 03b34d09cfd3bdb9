namespace Doingoai.Portal.Devices.Health;

/// <summary>What a value means.</summary>
internal enum HealthLevel
{
    Good,
    Warning,
    Critical,
}
