namespace Doingoai.Player.Storage;

/// <summary>Where things lie on the player's disk.</summary>
internal sealed class PlayerFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Key => At("identity", "device-key.pem");

    /// <summary>The key an enrolled machine that has lost its own is enrolled again with.</summary>
    public string NextKey => At("identity", "next-key.pem");

    /// <summary>The key a start packet is being used with.</summary>
    public string StartKey => At("identity", "start-key.pem");

    public string UsedTickets => At("identity", "used-tickets.json");

    /// <summary>The portal a start packet named.</summary>
    public string Portal => At("identity", "portal.json");

    public string Ca => At("identity", "ca.pem");

    public string Identity => At("identity", "identity.json");

    public string PendingEnrolment => At("identity", "enrolment.json");

    public string Roster => At("trust", "roster.jws");

    public string Recalls => At("trust", "recalls.json");

    public string Contact => At("contact.json");

    public string Commands => At("commands.json");

    public string Downloads => At("downloads.json");

    /// <summary>The technicians' PIN and how often it was wrong.</summary>
    public string Pin => At("technician", "pin.json");

    public string CalmSlate => At("technician", "calm-slate.json");

    public string Quarantine => At("quarantine.json");

    /// <summary>The order that is being carried out; absent between orders.</summary>
    public string BegunCommand => At("command-begun.json");

    public string Screens => At("screens");

    private string At(params string[] names) => Path.Combine([Root, .. names]);
}
