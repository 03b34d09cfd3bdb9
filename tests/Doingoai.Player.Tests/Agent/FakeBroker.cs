using System.Buffers;
using Doingoai.Protocol.Wire;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace Doingoai.Player.Tests.Agent;

/// <summary>The broker of the fake portal: checks the token and the topics, answers at once and passes on what waits.</summary>
internal static class FakeBroker
{
    public static void Attach(MqttServer server, FakePortal portal)
    {
        server.ValidatingConnectionAsync += args =>
        {
            if (args.ClientId != FakePortal.Device.ToString("N") || args.CleanSession != true || !portal.IsDevice(args.Password, LinkNames.Mqtt)) args.ReasonCode = MqttConnectReasonCode.NotAuthorized;
            return Task.CompletedTask;
        };
        server.InterceptingPublishAsync += async args =>
        {
            args.ProcessPublish = false;
            if (args.ClientId == "") return;
            var envelope = ProtocolJson.TryRead<Envelope>(args.ApplicationMessage.Payload.ToArray())!;
            Assert.Equal(Topics.Up(FakePortal.Device, envelope.Type), args.ApplicationMessage.Topic);
            var answers = new List<Envelope>();
            portal.Take(envelope, answers.Add);
            while (portal.Down.TryDequeue(out var waiting)) answers.Add(waiting);
            var session = await server.GetSessionAsync(args.ClientId);
            foreach (var answer in answers)
                session.TryEnqueueApplicationMessage(new MqttApplicationMessage { Topic = Topics.Down(FakePortal.Device, answer.Type), Payload = new ReadOnlySequence<byte>(ProtocolJson.ToBytes(answer)) }, out _);
        };
    }
}
