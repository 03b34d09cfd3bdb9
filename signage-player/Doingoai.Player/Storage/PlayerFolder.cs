namespace Doingoai.Player.Storage;

/// <summary>Where things lie on the player's disk.</summary>
internal sealed class PlayerFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Key => At("identity", "device-key.pem");

    public string Identity => At("identity", "identity.json");

    public string PendingEnrolment => At("identity", "enrolment.json");

    public string Roster => At("trust", "roster.jws");

    public string Recalls => At("trust", "recalls.json");

    public string Contact => At("contact.json");

    public string Commands => At("commands.json");

    public string Screens => At("screens");

    private string At(params string[] names) => Path.Combine([Root, .. names]);
}
