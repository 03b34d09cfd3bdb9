namespace Doingoai.Portal.Devices.Health;

/// <summary>A metric the portal understands: what a value means and how it is written. One class and its texts per metric.</summary>
internal interface IHealthMetric
{
    /// <summary>One of <see cref="Protocol.Wire.MetricKeys"/>.</summary>
    string Key { get; }

    /// <summary>Unit as shown after the number.</summary>
    string Unit { get; }

    /// <summary>True if screens report it, not the machine.</summary>
    bool IsPerScreen => false;

    /// <summary>Digits after the decimal mark.</summary>
    int Digits => 0;

    HealthLevel Judge(double value);
}
