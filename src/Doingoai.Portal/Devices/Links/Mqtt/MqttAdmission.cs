using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Signage.Screens;
using Doingoai.Protocol.Wire;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Doingoai.Portal.Devices.Links.Mqtt;

/// <summary>
/// Who may connect: client id = token subject = owner of the will's topic. Another's client id is refused here, at CONNECT,
/// or the broker would drop the one who has it.
/// </summary>
internal sealed class MqttAdmission(DeviceGate gate, DeviceDirectory directory, DeviceMetrics metrics)
{
    public async Task<(DeviceAdmission Verdict, DeviceInfo? Info)> JudgeAsync(ValidatingConnectionEventArgs args)
    {
        if (args.ChannelAdapter is not GuardedChannel { Connect: { } connect } channel) return (DeviceAdmission.Refused(DeviceRefusal.Malformed), null);

        var admission = gate.Admit(args.Password, LinkNames.Mqtt);
        if (!admission.IsAdmitted) return (admission, null);
        if (Rules(connect, admission.Device, args) is var refusal and not DeviceRefusal.None) return Refused(refusal);
        if (await directory.DeviceAsync(admission.Device, args.CancellationToken) is not { } info) return Refused(DeviceRefusal.UnknownDevice);

        channel.Admit();
        return (admission, info);
    }

    public static MqttConnectReasonCode ReasonCode(DeviceRefusal refusal) => refusal switch
    {
        DeviceRefusal.ForeignClientId => MqttConnectReasonCode.ClientIdentifierNotValid,
        DeviceRefusal.ForeignWill => MqttConnectReasonCode.TopicNameInvalid,
        DeviceRefusal.PersistentSession => MqttConnectReasonCode.ImplementationSpecificError,
        DeviceRefusal.Busy => MqttConnectReasonCode.ServerBusy,
        DeviceRefusal.Revoked or DeviceRefusal.Cloned => MqttConnectReasonCode.Banned,
        _ => MqttConnectReasonCode.NotAuthorized,
    };

    private static DeviceRefusal Rules(MqttConnectPacket connect, Guid device, ValidatingConnectionEventArgs args)
    {
        var id = device.ToString("N");
        if (connect.ClientId != id) return DeviceRefusal.ForeignClientId;
        if (!string.IsNullOrEmpty(connect.Username) && connect.Username != id) return DeviceRefusal.ForeignUserName;
        if (!connect.CleanSession || (args.ProtocolVersion == MqttProtocolVersion.V500 && connect.SessionExpiryInterval != 0)) return DeviceRefusal.PersistentSession;
        if (connect.WillFlag && (connect.WillRetain || !Topics.TryParseUp(connect.WillTopic ?? "", out var owner, out _) || owner != device)) return DeviceRefusal.ForeignWill;
        return DeviceRefusal.None;
    }

    private (DeviceAdmission, DeviceInfo?) Refused(DeviceRefusal refusal)
    {
        metrics.Refused(LinkNames.Mqtt, refusal.ToString());
        return (DeviceAdmission.Refused(refusal), null);
    }
}
